/**
 * The only module that imports Chart.js, by name, so that nothing else of it
 * is shipped. Load it late: `import('./chartjs.ts')`.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement);

export { Chart };
