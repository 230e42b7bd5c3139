/** Carriers of the agent of targets, as far as tests look at them. */
export interface CrmDimension {
  TargetDimensionId: number;
  AssignmentLevel: string;
  EntityType: string;
  MeasurementUnit: string;
  DimensionListField: string;
  DimensionListName: string;
  SelectedDimensions: number[];
}

export interface CrmAssignment {
  TargetAssignmentInfoId: number;
  Values: (number | null)[];
  Locked: boolean;
  TargetAssociate: { AssociateId: number } | null;
  TargetContact: { ContactId: number } | null;
  TargetUserGroup: { Id: number } | null;
  Currency: { Id: number } | null;
  DimensionListItem: number;
}

export interface CrmGroup {
  TargetGroupId: number;
  Year: number;
  EntityType: string;
  PeriodType: string;
  TargetAssignments: CrmAssignment[];
  TargetDimension: CrmDimension | null;
}

interface CrmRevision {
  LogEvent: string;
  Who: { AssociateId: number; FullName: string } | null;
  When: string;
  Changes: { FieldIdentifier: string; ValueChangeFrom: number | null; ValueChangeTo: number | null }[];
}

export interface CrmTargets {
  dimensions: CrmDimension[];
  groups: CrmGroup[];
  /** By assignment; they survive it. */
  histories: Map<number, CrmRevision[]>;
  nextId: number;
}

interface Sent extends Partial<CrmGroup & CrmDimension> {
  TargetYear?: number;
  DimensionId?: number;
  TargetAssignmentInfoId?: number;
}

interface Answered {
  readonly status: number;
  readonly answer?: unknown;
}

const ok = (answer: unknown): Answered => ({ status: 200, answer });
const GONE: Answered = { status: 404, answer: 'Not found' };

/** The company that owns the installation. */
export const OWNER_CONTACT = 2;

export const BLANK_ASSIGNMENT: CrmAssignment = {
  TargetAssignmentInfoId: 0,
  Values: [],
  Locked: false,
  TargetAssociate: null,
  TargetContact: null,
  TargetUserGroup: null,
  Currency: null,
  DimensionListItem: 0,
};

/** Answers a call of the agent of targets. Parameters of the address come as text. */
export function targetsAgent(targets: CrmTargets, method: string, sent: Sent): Answered {
  const { dimensions, groups } = targets;
  const group = groups.find(({ TargetGroupId }) => TargetGroupId === Number(sent.TargetGroupId));
  switch (method) {
    case 'GetTargetDimensionsForEntityType':
      return ok(sent.EntityType === 'Sale' ? dimensions : []);
    case 'GetTargetGroupIds':
      return ok(
        groups
          .filter((one) => one.TargetDimension?.TargetDimensionId === sent.TargetDimensionId)
          .map(({ TargetGroupId }) => TargetGroupId),
      );
    case 'GetTargetGroup':
      return group ? ok(group) : GONE;
    case 'GetTargetGroupForYearAndDimension':
      return ok(groups.find((one) => isOf(one, sent)) ?? null);
    case 'CreateDefaultTargetGroup':
      return ok({ ...EMPTY_GROUP });
    case 'CreateDefaultTargetDimension':
      return ok({ ...EMPTY_DIMENSION });
    case 'CreateDefaultTargetAssignmentForCompany':
      return ok({ ...BLANK_ASSIGNMENT, TargetContact: { ContactId: OWNER_CONTACT, Name: 'Acme' } });
    case 'SaveTargetGroup':
      return saveGroup(targets, sent as CrmGroup);
    case 'DeleteTargetGroup':
      for (const one of group?.TargetAssignments ?? []) log(targets, one.TargetAssignmentInfoId, 'Delete', []);
      targets.groups = groups.filter((one) => one !== group);
      return { status: 204 };
    case 'SaveTargetDimension':
      return saveDimension(targets, sent as CrmDimension);
    case 'DeleteTargetDimension':
      targets.dimensions = dimensions.filter((one) => one.TargetDimensionId !== Number(sent.TargetDimensionId));
      targets.groups = groups.filter(
        (one) => one.TargetDimension?.TargetDimensionId !== Number(sent.TargetDimensionId),
      );
      return { status: 204 };
    case 'GetTargetRevisionHistory':
      return ok({ TargetGroupId: 0, Year: 0, Revisions: targets.histories.get(sent.TargetAssignmentInfoId!) ?? [] });
    default:
      return GONE;
  }
}

const EMPTY_GROUP: CrmGroup = {
  TargetGroupId: 0,
  Year: 0,
  EntityType: 'None',
  PeriodType: 'Month',
  TargetAssignments: [],
  TargetDimension: null,
};

const EMPTY_DIMENSION: CrmDimension = {
  TargetDimensionId: 0,
  AssignmentLevel: 'None',
  EntityType: 'None',
  MeasurementUnit: 'None',
  DimensionListField: '',
  DimensionListName: '',
  SelectedDimensions: [],
};

function isOf({ Year, TargetDimension }: CrmGroup, { TargetYear, DimensionId }: Sent): boolean {
  return Year === TargetYear && TargetDimension?.TargetDimensionId === DimensionId;
}

function saveGroup(targets: CrmTargets, sent: CrmGroup): Answered {
  const old = targets.groups.find(({ TargetGroupId }) => TargetGroupId === sent.TargetGroupId);
  if (sent.TargetGroupId && !old) return GONE;
  const count = sent.PeriodType === 'Quarter' ? 4 : 12;
  const isBroken = sent.TargetAssignments.some(({ Values }) => Values.length !== count);
  if (isBroken || !Number.isInteger(sent.Year)) return { status: 400, answer: 'Bad set' };
  const dimension = targets.dimensions.find(
    ({ TargetDimensionId }) => TargetDimensionId === sent.TargetDimension?.TargetDimensionId,
  );
  if (!dimension) return { status: 400, answer: 'No such dimension' };
  const before = new Map(old?.TargetAssignments.map((one) => [one.TargetAssignmentInfoId, one]));
  const rows = sent.TargetAssignments.map((one) => {
    const TargetAssignmentInfoId = one.TargetAssignmentInfoId || targets.nextId++;
    const next = { ...one, TargetAssignmentInfoId };
    logChanges(targets, before.get(TargetAssignmentInfoId), next, sent.PeriodType);
    before.delete(TargetAssignmentInfoId);
    return next;
  });
  for (const id of before.keys()) log(targets, id, 'Delete', []);
  const group = {
    ...sent,
    TargetGroupId: sent.TargetGroupId || targets.nextId++,
    TargetAssignments: rows,
    TargetDimension: dimension,
  };
  targets.groups = [...targets.groups.filter((one) => one !== old), group];
  return ok(group);
}

function saveDimension(targets: CrmTargets, sent: CrmDimension): Answered {
  const old = targets.dimensions.find(({ TargetDimensionId }) => TargetDimensionId === sent.TargetDimensionId);
  const isTwice = targets.dimensions.some((one) => one !== old && one.DimensionListField === sent.DimensionListField);
  if (isTwice) return { status: 400, answer: 'The field has a target type' };
  const next = { ...sent, TargetDimensionId: old?.TargetDimensionId ?? targets.nextId++ };
  targets.dimensions = [...targets.dimensions.filter((one) => one !== old), next];
  for (const group of targets.groups) if (group.TargetDimension === old) group.TargetDimension = next;
  return ok(next);
}

function logChanges(targets: CrmTargets, old: CrmAssignment | undefined, next: CrmAssignment, period: string): void {
  const id = next.TargetAssignmentInfoId;
  const field = period === 'Quarter' ? 'quarter' : 'month';
  const changes = next.Values.flatMap((value, index) => {
    const from = old?.Values[index] ?? null;
    const FieldIdentifier = `target_assignment_value.${field}${String(index + 1).padStart(2, '0')}.target_value`;
    return from === value ? [] : [{ FieldIdentifier, ValueChangeFrom: from, ValueChangeTo: value }];
  });
  if (changes.length || !old) log(targets, id, old ? 'Edit' : 'Create', changes);
  if ((old?.Locked ?? false) !== next.Locked) log(targets, id, next.Locked ? 'Lock' : 'Unlock', []);
}

function log({ histories }: CrmTargets, id: number, LogEvent: string, Changes: CrmRevision['Changes']): void {
  const own = histories.get(id) ?? [];
  const When = `2026-03-01T10:00:${String(own.length).padStart(2, '0')}.1234567+01:00`;
  histories.set(id, [...own, { LogEvent, Who: { AssociateId: 5, FullName: 'Ann Bell' }, When, Changes }]);
}
