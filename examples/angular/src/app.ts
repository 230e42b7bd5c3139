import { Component, signal } from '@angular/core';
import { TARGET_TILES } from 'target-tiles/angular';
import 'target-tiles/define/bar.js';
import 'target-tiles/define/board.js';
import 'target-tiles/define/gauge.js';
import type { PeriodText } from 'target-tiles/model';
import { repository, source } from './data';

@Component({
  selector: 'app-root',
  imports: [TARGET_TILES],
  templateUrl: './app.html',
})
export class App {
  readonly source = source;
  readonly repository = repository;
  readonly period = signal<PeriodText>('this-year');
  readonly asked = signal('');

  choose({ value }: HTMLSelectElement) {
    this.period.set(value as PeriodText);
  }
}
