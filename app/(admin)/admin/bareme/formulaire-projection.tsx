import { ChampMontant, ChampNombre } from '#components/champs/texte.tsx';

/** SMIC and BMAF of a rentrée: the answers stand in the address, a link shares the projection. */
export function FormulaireProjection({
  saisie,
  erreurs,
}: {
  saisie: Readonly<Record<string, string>>;
  erreurs: Readonly<Record<string, string>>;
}) {
  const champ = (nom: string) => ({
    nom,
    defaultValue: saisie[nom] ?? '',
    erreur: erreurs[nom],
    autoComplete: 'off',
  });
  return (
    <form method="get" action="/admin/bareme/projection" noValidate className="fr-mb-4w">
      <ChampNombre {...champ('rentree')} libelle="Rentrée" indice="Par exemple 2027 pour 2027-2028" />
      <ChampMontant
        {...champ('smic')}
        centimes
        libelle="SMIC horaire brut"
        indice="Au 1er juillet de l’année d’avant la rentrée, par exemple 11,88"
      />
      <ChampMontant
        {...champ('bmaf')}
        centimes
        libelle="Base mensuelle des allocations familiales (BMAF)"
        indice="Au 1er janvier de l’année de la rentrée, par exemple 474,37"
      />
      <button type="submit" className="fr-btn">
        Calculer la projection
      </button>
    </form>
  );
}
