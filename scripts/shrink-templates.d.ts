import type { Plugin } from 'vite';

export function shrinkTemplates(): Plugin;
export function shrinkCss(text: string): string;
