// `npm start`: installs and builds what is missing, then runs database, server and Cube.
import './prepare.js';

await import('./main.js');
