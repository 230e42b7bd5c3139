import { testExample } from './example.js';

testExample({ title: 'Preact', folder: 'preact', template: 'src/app.tsx' });
