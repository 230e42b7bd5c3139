import { testExample } from './example.js';

testExample({ title: 'React', folder: 'react', template: 'src/app.tsx' });
