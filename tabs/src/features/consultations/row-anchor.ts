export const rowAnchor = (reference: string) => `consultation-${reference}`;
