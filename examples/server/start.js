// `npm start`: installs and builds what is missing, then runs the server.
import './prepare.js';

await import('./main.js');
