import { ChampTexte } from '#components/champs/texte.tsx';

/** Which days, and whose reads: they live in the address. */
export function FiltreDesLectures({ q, du, au }: { q: string | undefined; du: string; au: string }) {
  const champ = (nom: string) => ({ nom, id: `filtre-${nom}`, autoComplete: 'off', facultatif: true });
  return (
    <form method="get" className="filtres filtres--simples">
      <ChampTexte {...champ('q')} libelle="Nom d’un agent" defaultValue={q ?? ''} />
      <ChampTexte {...champ('du')} libelle="Du" type="date" defaultValue={du} />
      <ChampTexte {...champ('au')} libelle="Au" type="date" defaultValue={au} />
      <button type="submit" className="fr-btn">
        Chercher
      </button>
    </form>
  );
}
