/** A number as a telephone dials it: « +33 (0)6 12… » has no 0 after its country. */
const aComposer = (telephone: string): string => telephone.replace('(0)', '').replace(/[^\d+]/g, '');

/** A number that a press dials. */
export const Telephone = ({ numero }: { numero: string }) => (
  <a href={`tel:${aComposer(numero)}`}>{numero}</a>
);
