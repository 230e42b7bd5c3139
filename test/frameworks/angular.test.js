import { testExample } from './example.js';

testExample({ title: 'Angular', folder: 'angular', template: 'src/app.html' });
