/** Made from locales/vi.ftl by `npm run i18n`. */
export type Messages = {
  'common-back': never;
  'common-continue': never;
  'common-yes': never;
  'common-no': never;
  'common-cancel': never;
  'common-done': never;
};
