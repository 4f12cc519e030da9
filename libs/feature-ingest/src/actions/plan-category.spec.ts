import { defaultOrganizationSettings } from '@foldwatch/domain';
import { omitAttachment } from './omit-attachment';
import { planCategory, type CategoryFacts } from './plan-category';

describe('planCategory', () => {
  it.each<{ given: string; facts: Omit<CategoryFacts, 'categoryName'>; expected: object }>([
    {
      given: 'none of ours',
      facts: { categories: ['Red'], wasSeen: false, wanted: 'Tracked' },
      expected: { kind: 'write', add: ['Tracked'], remove: [] },
    },
    {
      given: 'the wanted one',
      facts: { categories: ['Tracked'], wasSeen: true, wanted: 'Tracked' },
      expected: { kind: 'nothing' },
    },
    {
      given: 'another of ours',
      facts: { categories: ['Tracked', 'Red'], wasSeen: true, wanted: 'Tracked: Contoso' },
      expected: { kind: 'write', add: ['Tracked: Contoso'], remove: ['Tracked'] },
    },
    {
      given: 'a user’s with a similar name',
      facts: { categories: ['Tracked by me'], wasSeen: false },
      expected: { kind: 'nothing' },
    },
    {
      given: 'ours, which is to go',
      facts: { categories: ['Tracked: Contoso', 'Red'], wasSeen: true },
      expected: { kind: 'write', add: [], remove: ['Tracked: Contoso'] },
    },
    {
      given: 'ours taken off by a person',
      facts: { categories: [], wasSeen: true, wanted: 'Tracked' },
      expected: { kind: 'taken-off' },
    },
  ])('$given', ({ facts, expected }) => {
    expect(planCategory({ ...facts, categoryName: 'Tracked' })).toEqual(expected);
  });
});

describe('omitAttachment', () => {
  it.each([
    { name: 'notes.txt', sizeBytes: 10, expected: undefined },
    { name: 'notes.txt', sizeBytes: 40_000_000, expected: 'too-large' },
    { name: 'tool.exe', sizeBytes: 10, expected: 'blocked-type' },
    { name: 'TOOL.EXE', sizeBytes: 10, expected: 'blocked-type' },
    { name: 'report.pdf.js', sizeBytes: 10, expected: 'blocked-type' },
    { name: 'tool.exe. ', sizeBytes: 10, expected: 'blocked-type' },
    { name: 'exe', sizeBytes: 10, expected: undefined },
    { name: '', sizeBytes: 10, expected: undefined },
  ])('$name of $sizeBytes bytes', ({ name, sizeBytes, expected }) => {
    expect(omitAttachment({ name, sizeBytes }, defaultOrganizationSettings)).toBe(expected);
  });
});
