import * as everything from 'target-tiles';

document.documentElement.dataset.exports = Object.keys(everything).join(' ');
