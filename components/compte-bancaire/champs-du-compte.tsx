import { INDICE_FICHIERS } from '#lib/technique/fichiers-admis.ts';
import { ChampLong, ChampTexte } from '../champs/texte.tsx';
import { ChampFichiers } from '../envoi/champ-fichiers.tsx';

type ParChamp = Readonly<Record<string, string>>;

/** What is copied from a RIB, and why the account is not that of the person who asks. */
export function ChampsDuCompte({ erreurs, saisie }: { erreurs: ParChamp; saisie: ParChamp }) {
  return (
    <>
      <ChampTexte
        nom="iban"
        libelle="IBAN"
        indice="En haut du relevé d’identité bancaire (RIB), par exemple FR76 suivi de 23 signes"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        erreur={erreurs.iban}
        defaultValue={saisie.iban}
      />
      <ChampTexte
        nom="titulaire"
        libelle="Titulaire du compte"
        indice="Comme sur le RIB : la banque compare ce nom au compte"
        autoComplete="off"
        erreur={erreurs.titulaire}
        defaultValue={saisie.titulaire}
      />
      <ChampLong
        nom="explication"
        facultatif
        libelle="Si ce compte est à une autre personne : pourquoi la bourse doit y aller"
        maxLength={300}
        rows={2}
        erreur={erreurs.explication}
        defaultValue={saisie.explication}
      />
      <ChampFichiers
        nom="fichiers"
        facultatif
        libelle="Justificatif du compte d’une autre personne"
        indice={`Jugement, mandat, attestation. ${INDICE_FICHIERS}`}
        erreur={erreurs.fichiers}
        depart={null}
      />
    </>
  );
}
