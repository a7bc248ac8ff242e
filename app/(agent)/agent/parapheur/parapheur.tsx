'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { signerLot } from '#lib/parapheur/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

interface LigneAffichee {
  id: string;
  /** Name of its box. */
  nom: string;
  dossier: string;
  eleve: string;
  lieu: string;
  courrier: string;
  jour: string;
}

const COLONNES: Colonne<LigneAffichee>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: ({ dossier, eleve }) => (
      <a className="fr-link fr-link--sm" href={dossier}>
        {eleve}
      </a>
    ),
  },
  { cle: 'lieu', titre: 'Classe', rendre: ({ lieu }) => lieu },
  { cle: 'courrier', titre: 'Courrier', rendre: ({ courrier }) => courrier },
  { cle: 'jour', titre: 'Daté du', rendre: ({ jour }) => jour },
];

/** The folder: one PDF to print, then what was signed is ticked, with the place. */
export function Parapheur({ lignes }: { lignes: readonly LigneAffichee[] }) {
  const [etat, envoyer] = useActionState(signerLot, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const lot = new URLSearchParams(lignes.map(({ id }) => ['c', id]));
  return (
    <form action={envoyer} className="parapheur">
      {etat.statut === 'fait' ? (
        <Alerte ton="succes" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      {refus ? (
        <Alerte ton="erreur" annoncer>
          {refus.champs.lignes ?? refus.message}
        </Alerte>
      ) : null}
      {lignes.length > 0 ? (
        <p>
          <a className="fr-btn fr-btn--secondary" href={`/agent/impressions/fichier?${lot}`}>
            Imprimer le lot ({lignes.length})
          </a>
        </p>
      ) : null}
      <Tableau
        legende="Courriers à signer, par établissement, classe et nom"
        total={lignes.length}
        unite="courrier"
        colonnes={[
          {
            cle: 'signe',
            titre: 'Signé',
            rendre: ({ nom, eleve, courrier }) => (
              <input
                type="checkbox"
                name={nom}
                value="oui"
                defaultChecked={refus ? refus.saisie[nom] === 'oui' : true}
                aria-label={`Signé : ${eleve}, ${courrier}`}
              />
            ),
          },
          ...COLONNES,
        ]}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Rien n’attend votre signature.</p>}
      />
      {lignes.length > 0 ? (
        <>
          <ChampTexte
            nom="lieu"
            libelle="Lieu de signature"
            erreur={refus?.champs.lieu}
            defaultValue={refus?.saisie.lieu}
          />
          <button type="submit" className="fr-btn">
            Ces courriers sont signés aujourd’hui
          </button>
        </>
      ) : null}
    </form>
  );
}
