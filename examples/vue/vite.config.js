import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// Tiles are elements, no components of Vue.
const isCustomElement = (tag) => tag.startsWith('target-');

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
