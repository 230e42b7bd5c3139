import { csvSource, indexedDbRepository, targetsFile } from './lib/adapters.js';

const board = document.querySelector('target-board');
board.source = csvSource({ src: 'sales.csv', organisation: 'organisation.json' });
board.repository = indexedDbRepository({ name: 'adapters-test', fill: targetsFile({ src: 'targets.csv' }) });
