/** Accounts that are no longer paid, each in one line. */
export function AnciensComptes({ lignes }: { lignes: readonly { id: string; dit: string }[] }) {
  if (lignes.length === 0) return null;
  return (
    <>
      <h2>Comptes précédents</h2>
      <ul>
        {lignes.map(({ id, dit }) => (
          <li key={id}>{dit}</li>
        ))}
      </ul>
    </>
  );
}
