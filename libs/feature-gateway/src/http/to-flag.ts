interface Written {
  readonly value: unknown;
}

/** A flag as it is written in an address, for class-transformer. */
export const toFlag = ({ value }: Written): unknown => (value === 'true' ? true : value === 'false' ? false : value);
