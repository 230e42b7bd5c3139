import { testExample } from './example.js';

testExample({ title: 'Vue', folder: 'vue', template: 'src/app.vue' });
