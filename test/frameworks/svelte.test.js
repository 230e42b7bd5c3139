import { testExample } from './example.js';

testExample({ title: 'Svelte', folder: 'svelte', template: 'src/app.svelte' });
