/** An address as people write it, perhaps with blanks around it; `toEmailAddress` makes the one that is compared. */
export const writtenAddress = /^ *[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+ *$/u;
