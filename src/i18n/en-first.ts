/** Words of drafts, files, years and types that stand beside a sheet before any dialog is opened, in English. */
export const firstTexts = {
  filling: {
    kept: (when: string) => `kept from ${when}`,
    elsewhere: 'open in another tab too',
    notKept: {
      'storage-full': 'not kept over a reload: there is no room left',
      'storage-failed': 'not kept over a reload: this browser gives no storage',
      nameless: 'not kept over a reload: nothing tells these targets from others',
      'draft-version': 'edits that another version of this page has kept cannot be opened here, and stay as they are',
      'draft-broken': 'edits that were kept cannot be read, and stay as they are',
    },
    import: 'Import …',
    export: 'Export',
    yearOffer: (year: string) => `${year} has targets to begin with.`,
    newYear: 'New year …',
  },
  typed: {
    add: 'Target type',
    configure: (name: string) => `Change ${name} …`,
  },
};
