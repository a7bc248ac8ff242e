/** The three trimestres, the one that is looked at apart; each opens the same page for it. */
export function ChoixDuTrimestre({ adresse, trimestre }: { adresse: string; trimestre: number }) {
  return (
    <nav aria-label="Trimestres" className="fr-mb-2w">
      {[1, 2, 3].map((rang) => (
        <span key={rang} className="fr-mr-2w">
          {rang === trimestre ? (
            <strong aria-current="page">Trimestre {rang}</strong>
          ) : (
            <a href={`${adresse}?trimestre=${rang}`}>Trimestre {rang}</a>
          )}
        </span>
      ))}
    </nav>
  );
}
