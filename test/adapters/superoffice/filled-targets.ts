import { superofficeRepository } from '../../../src/adapters/superoffice.ts';
import { decimalsOf } from '../../../src/model/currency.ts';
import { toMajor } from '../../../src/model/money.ts';
import { idOf, levelOf } from '../../../src/model/owner.ts';
import type { TargetType } from '../../../src/model/organisation.ts';
import type { Rights } from '../../../src/model/policy.ts';
import type { TargetRow, TargetSet } from '../../../src/model/target.ts';
import type { ContractTargets } from '../../../src/source/contract/targets.ts';
import { Crm, type CrmData } from './crm.ts';
import {
  BLANK_ASSIGNMENT,
  type CrmAssignment,
  type CrmDimension,
  type CrmGroup,
  OWNER_CONTACT,
} from './crm-targets.ts';
import { byNames, Numbered } from './numbered.ts';

const CODES = ['EUR', 'USD', 'JPY'];

export const ALL_SALES_DIMENSION: CrmDimension = {
  TargetDimensionId: 1,
  AssignmentLevel: 'Company, Group, Associate',
  EntityType: 'Sale',
  MeasurementUnit: 'Amount',
  DimensionListField: '',
  DimensionListName: '',
  SelectedDimensions: [],
};

const FIELDS: Readonly<Record<string, string>> = { 'sale-type': 'saleType' };

function dimensionFor({ dimension, unit, items = [], levels }: TargetType, id: number, ids: Numbered): CrmDimension {
  return {
    ...ALL_SALES_DIMENSION,
    TargetDimensionId: id,
    MeasurementUnit: unit[0]!.toUpperCase() + unit.slice(1),
    DimensionListField: FIELDS[dimension] ?? dimension,
    SelectedDimensions: items.map((item) => ids.numberOf(item)),
    ...(levels === 'company-and-group' && { AssignmentLevel: 'Company, Group' }),
  };
}

function assignmentFor(
  { owner, item, values, currency, locked }: TargetRow,
  decimals: number,
  ids: Numbered,
  id: number,
): CrmAssignment {
  const number = owner === 'company' ? OWNER_CONTACT : ids.numberOf(idOf(owner));
  const level = levelOf(owner);
  return {
    ...BLANK_ASSIGNMENT,
    TargetAssignmentInfoId: id,
    Values: values.map((value) => (value === null ? null : toMajor(value, decimals))),
    Locked: !!locked,
    ...(level === 'company' && { TargetContact: { ContactId: number } }),
    ...(level === 'group' && { TargetUserGroup: { Id: number } }),
    ...(level === 'user' && { TargetAssociate: { AssociateId: number } }),
    ...(currency && { Currency: { Id: CODES.indexOf(currency) + 1 } }),
    DimensionListItem: item === undefined ? 0 : ids.numberOf(item),
  };
}

function groupFor(set: TargetSet, dimension: CrmDimension, ids: Numbered, id: number): CrmGroup {
  const decimals = dimension.MeasurementUnit === 'Count' ? 0 : decimalsOf('EUR');
  return {
    TargetGroupId: id,
    Year: set.year,
    EntityType: 'Sale',
    PeriodType: set.interval === 'quarter' ? 'Quarter' : 'Month',
    TargetAssignments: set.rows.map((row, index) => assignmentFor(row, decimals, ids, id * 100 + index)),
    TargetDimension: dimension,
  };
}

/** A CRM that holds the targets of a contract. */
export function filledCrm({ sets, types }: ContractTargets, data: CrmData = {}) {
  const ids = new Numbered();
  const own = types.map((type, index) => dimensionFor(type, index + 2, ids));
  const dimensionOf = (set: TargetSet) => {
    const index = types.findIndex(({ id }) => id === set.targetType);
    return index < 0 ? ALL_SALES_DIMENSION : own[index]!;
  };
  const groups = sets.map((set, index) => groupFor(set, dimensionOf(set), ids, index + 10));
  const lists = { currency: CODES.map((Name, index) => ({ Id: index + 1, Name })) };
  const crm = new Crm({ lists, ...data, targets: { dimensions: [{ ...ALL_SALES_DIMENSION }, ...own], groups } });
  return { crm, ids };
}

export function filledRepository(targets: ContractTargets, rights: Rights = {}) {
  const { crm, ids } = filledCrm(targets);
  const repository = superofficeRepository({ ...crm.options, ...ids.rights(rights) });
  return byNames(repository, ids);
}
