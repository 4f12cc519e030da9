import { makeStyles, tokens } from '@fluentui/react-components';

/** One field below the other, buttons beside each other. */
export const useFormStyles = makeStyles({
  start: { alignSelf: 'start' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});
