import type { Meta } from '@storybook/web-components-vite';
import '../src/define/bar.ts';
import { house } from './board.ts';
import { organisation } from './fixtures.ts';
import { attributes, scaleGroup, sizes, states, tileMeta, within, withArgs } from './tile.ts';

export default { ...tileMeta, title: 'Tiles/Bar', component: 'target-bar' } satisfies Meta;

/** Names that differ at their end alone. */
const BRANCHES = ['Amsterdam', 'Breda 1', 'Breda 2', 'Gouda', 'Utrecht', 'Zwolle', 'Zutphen'];
const alike = organisation.users.map((user, at) => ({
  ...user,
  name: `Nordwind Handelsmaatschappij ${BRANCHES[at] ?? 'Breda 3'}`,
}));

export const Default = withArgs({});
export const Sizes = sizes;

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
export const FromPoints = attributes.FromPoints;
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
export const ByUser = withArgs({ by: 'user' });
export const ByGroup = withArgs({ by: 'group' });
export const ByItem = withArgs({ by: 'item', 'target-type': 'sale-type.amount' });
export const UsersOfAGroup = withArgs({ owner: 'group:south' });
export const NamesAlike = within(
  { source: () => house({ organisation: { ...organisation, users: alike } }) },
  { by: 'user' },
);
export const RendererSvg = withArgs({ renderer: 'svg' });
export const RendererCanvas = withArgs({ renderer: 'canvas' });
