'use client';

import { ChampListe, ChampLong, ChampTexte } from '#components/champs/texte.tsx';
import { importer, retirer } from '#lib/cachet/actions.ts';
import { ChampMotif } from '../champ-motif.tsx';
import { Formulaire } from '../formulaire.tsx';

/** Proposes a certificate in the text that its authority publishes. */
export const FormulaireImport = () => (
  <Formulaire acte={importer} prefixe="import" boutons={[{ libelle: 'Proposer ce certificat' }]}>
    {(champ) => (
      <>
        <ChampTexte {...champ('autorite')} libelle="Autorité" indice="Quatre signes, par exemple FR05." />
        <ChampTexte
          {...champ('certificat')}
          libelle="Nom du certificat"
          indice="Quatre signes, ceux que la saisie montre après l’autorité."
        />
        <ChampLong
          {...champ('pem')}
          libelle="Texte du certificat"
          indice="De BEGIN CERTIFICATE à END CERTIFICATE, tel que l’autorité le publie."
          rows={6}
        />
        <ChampMotif {...champ('motif')} />
      </>
    )}
  </Formulaire>
);

/** Takes a certificate back: nothing is verified by it from then on. */
export const FormulaireRetrait = ({ noms }: { noms: readonly string[] }) => (
  <Formulaire acte={retirer} prefixe="retrait" boutons={[{ libelle: 'Retirer ce certificat' }]}>
    {(champ) => (
      <>
        <ChampListe
          {...champ('nom')}
          libelle="Certificat"
          options={[
            { valeur: '', libelle: 'À choisir' },
            ...noms.map((nom) => ({ valeur: nom, libelle: nom })),
          ]}
        />
        <ChampMotif {...champ('motif')} />
      </>
    )}
  </Formulaire>
);
