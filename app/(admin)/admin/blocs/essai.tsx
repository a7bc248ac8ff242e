import { ChampListe, ChampLong } from '#components/champs/texte.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import {
  EMETTEURS,
  LETTRES_A_BLOC,
  LIBELLES_EMETTEURS,
  LIGNES_DU_BLOC,
  SIGNES_DU_BLOC,
} from '#lib/droit/courrier/bloc-de-texte.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';

interface Props {
  academies: readonly { code: string; nom: string }[];
  /** What the address says, as it was typed. */
  saisie: Readonly<Record<string, string>>;
  erreurs: Readonly<Record<string, string>>;
}

/** The text and its place, sent in the address: nothing is kept before it is proposed. */
export function FormulaireEssai({ academies, saisie, erreurs }: Props) {
  const champ = (nom: string) => ({
    nom,
    id: `essai-${nom}`,
    defaultValue: saisie[nom] ?? '',
    erreur: erreurs[nom],
  });
  return (
    <form method="get" action="/admin/blocs" noValidate className="fr-mb-4w" aria-label="Essayer un texte">
      <RecapitulatifErreurs
        erreurs={Object.entries(erreurs).map(([nom, message]) => ({ champ: `essai-${nom}`, message }))}
      />
      <ChampListe
        {...champ('academie')}
        libelle="Académie"
        options={[
          { valeur: '', libelle: 'Choisissez une académie' },
          ...academies.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
        ]}
      />
      <ChampListe
        {...champ('emetteur')}
        libelle="Quels courriers le portent"
        options={EMETTEURS.map((valeur) => ({ valeur, libelle: LIBELLES_EMETTEURS[valeur] }))}
      />
      <ChampListe
        {...champ('lettre')}
        libelle="Courrier"
        options={LETTRES_A_BLOC.map((valeur) => ({ valeur, libelle: LETTRES[valeur].libelle }))}
      />
      <ChampLong
        {...champ('texte')}
        libelle="Texte"
        facultatif
        indice={`${LIGNES_DU_BLOC} paragraphes et ${SIGNES_DU_BLOC} signes au plus ; vide pour retirer celui qui est en place. Où et quand vous joindre, qui peut aider : la loi dit le reste.`}
      />
      <button type="submit" className="fr-btn fr-btn--secondary">
        Essayer sur un courrier
      </button>
    </form>
  );
}
