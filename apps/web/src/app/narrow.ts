/** Where there is room for one column only: phones. */
export const narrow = '@media (max-width: 720px)';
