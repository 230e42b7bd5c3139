// Code that brings files in and out, which comes when it is asked for.
export { exportMenu } from './export-menu.ts';
export { importDialog } from './import-dialog.ts';
