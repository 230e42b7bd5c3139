import type { Meta } from '@storybook/web-components-vite';
import type { Plugin } from 'chart.js';
import type { ChartPainter } from '../src/charts/chart-painter.ts';
import '../src/define/column.ts';
import type { TargetColumnElement } from '../src/tiles/column/column.ts';
import { attributes, scaleGroup, sizes, states, tileMeta, withArgs } from './tile.ts';
import type { Story } from './tile.ts';

export default { ...tileMeta, title: 'Tiles/Column', component: 'target-column' } satisfies Meta;

export const Default = withArgs({});
export const Sizes = sizes;
export const RunningMonth = withArgs({ period: 'this-month' });

export const Loading = states.Loading;
export const NoData = states.NoData;
export const NoTarget = states.NoTarget;
export const NoTargetButMembers = states.NoTargetButMembers;
export const ZeroTarget = states.ZeroTarget;
export const NotBegun = states.NotBegun;
export const TooEarly = states.TooEarly;
export const OnPace = states.OnPace;
export const Behind = states.Behind;
export const AtRisk = states.AtRisk;
export const Reached = states.Reached;
export const Missed = states.Missed;
export const BooksStillOpen = states.BooksStillOpen;
export const WhatThisShows = states.WhatThisShows;
export const BooksClosed = states.BooksClosed;
export const NegativeSales = states.NegativeSales;
export const HugeNumbers = states.HugeNumbers;
export const LongNames = states.LongNames;
export const UnknownOwner = states.UnknownOwner;
export const NoViewer = states.NoViewer;
export const NotAllowed = states.NotAllowed;
export const Offline = states.Offline;
export const FileMissing = states.FileMissing;
export const UnreadableFile = states.UnreadableFile;
export const EarlierFigures = states.EarlierFigures;
export const RowsLeftOut = states.RowsLeftOut;
export const ProRataTarget = states.ProRataTarget;
export const FilteredByBoard = states.FilteredByBoard;
export const NotFiltered = states.NotFiltered;
export const WrongAttribute = states.WrongAttribute;
export const WithoutBoard = states.WithoutBoard;

export const Owner = attributes.Owner;
export const FromMonths = attributes.FromMonths;
export const OwnerMe = attributes.OwnerMe;
export const Period = attributes.Period;
export const TargetType = attributes.TargetType;
export const Items = attributes.Items;
export const MeasureCount = attributes.MeasureCount;
export const MeasureProfit = attributes.MeasureProfit;
export const ComparePreviousYear = attributes.ComparePreviousYear;
export const CompareForecast = attributes.CompareForecast;
export const ComparePipeline = attributes.ComparePipeline;
export const CompareNone = attributes.CompareNone;
export const AsPercent = attributes.AsPercent;
export const PaceLinear = attributes.PaceLinear;
export const PaceNone = attributes.PaceNone;
export const Thresholds = attributes.Thresholds;
export const LowerIsBetter = attributes.LowerIsBetter;
export const TargetFromMembers = attributes.TargetFromMembers;
export const TargetAsOf = attributes.TargetAsOf;
export const Currency = attributes.Currency;
export const CurrencySymbol = attributes.CurrencySymbol;
export const CurrencyHidden = attributes.CurrencyHidden;
export const NumberFormatFull = attributes.NumberFormatFull;
export const Heading = attributes.Heading;
export const Dutch = attributes.Dutch;
export const RightToLeft = attributes.RightToLeft;
export const ScaleGroup = scaleGroup;
export const IntervalQuarter = withArgs({ interval: 'quarter' });
export const IntervalHalfYear = withArgs({ interval: 'half-year' });
export const IntervalYear = withArgs({ interval: 'year', period: '2025-01-01/2026-12-31' });
export const Cumulative = withArgs({ cumulative: true });
export const RendererSvg = withArgs({ renderer: 'svg' });
export const RendererCanvas = withArgs({ renderer: 'canvas' });

/** A plugin of Chart.js that draws the average of what was sold. */
const average: Plugin = {
  id: 'average',
  afterDatasetsDraw({ ctx, data, canvas, chartArea: { left, right }, scales: { value } }) {
    const actual = data.datasets.find(({ label }) => label === 'actual')?.data as
      ([number, number] | null)[] | undefined;
    const sold = actual?.flatMap((figure) => (figure ? [figure[1]] : [])) ?? [];
    ctx.fillStyle = getComputedStyle(canvas).color;
    const y = value!.getPixelForValue(sold.reduce((sum, one) => sum + one, 0) / sold.length);
    ctx.fillRect(left, Math.round(y), right - left, 1);
  },
};

export const ChartPlugins: Story = {
  render: (args, context) => {
    const box = tileMeta.render(args, context);
    box.querySelector<TargetColumnElement>('target-column')!.chartPlugins = [average];
    return box;
  },
};

/** A renderer from outside: it fills the paths of the scene and writes its texts, on a canvas of its own. */
const plain: ChartPainter = {
  draw({ scene, colors }, box) {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: scene.width, height: scene.height });
    box.replaceChildren(canvas);
    const pen = canvas.getContext('2d')!;
    for (const { look, d } of scene.paths) {
      pen.fillStyle = pen.strokeStyle = /^actual|^forecast/.test(look) ? colors.actual : colors.muted;
      if (/solid|hatch|triangle/.test(look)) pen.fill(new Path2D(d));
      else pen.stroke(new Path2D(d));
    }
    pen.fillStyle = colors.text;
    pen.font = `${scene.fontSize}px ${getComputedStyle(box).fontFamily}`;
    for (const { text, x, y, anchor } of scene.texts) {
      pen.textAlign = anchor === 'middle' ? 'center' : anchor;
      const places = [x].flat();
      // Letters that are set apart have a place each.
      places.forEach((place, at) => pen.fillText(places.length > 1 ? text[at]! : text, place, y));
    }
  },
};

export const OwnPainter: Story = {
  render: (args, context) => {
    const box = tileMeta.render(args, context);
    box.querySelector<TargetColumnElement>('target-column')!.painter = plain;
    return box;
  },
};
export const TwoYears = withArgs({ period: '2025-01-01/2026-12-31' });
export const EverythingCompared = withArgs({ compare: 'target previous-year forecast pipeline' });
