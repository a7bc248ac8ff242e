'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { ETAPES_DE_RELANCE, LIBELLES_RELANCES } from '#lib/droit/echeances/relances.ts';
import { relancer } from '#lib/relance/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

interface LigneAffichee {
  id: string;
  /** Name of its box. */
  nom: string;
  eleve: string;
  lieu: string;
  joindre: string;
  relances: string;
}

const COLONNES: Colonne<LigneAffichee>[] = [
  { cle: 'eleve', titre: 'Élève', rendre: ({ eleve }) => eleve },
  { cle: 'lieu', titre: 'Classe', rendre: ({ lieu }) => lieu },
  { cle: 'joindre', titre: 'Famille joignable', rendre: ({ joindre }) => joindre },
  { cle: 'relances', titre: 'Déjà relancée', rendre: ({ relances }) => relances },
];

/** The list, the means, and the letters of the day to print. */
export function Relances({
  lignes,
  total,
  jour,
}: {
  lignes: readonly LigneAffichee[];
  total: number;
  jour: string;
}) {
  const [etat, envoyer] = useActionState(relancer, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
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
      <p>
        {(['courrier', 'recommande'] as const).map((etape) => (
          <a
            key={etape}
            className="fr-link"
            href={`/agent/relances/lettres/fichier?${new URLSearchParams({ etape, jour })}`}
          >
            {etape === 'courrier' ? 'Imprimer les lettres du jour' : 'Imprimer les recommandés du jour'}
          </a>
        ))}
      </p>
      <Tableau
        legende="Élèves sans demande, par établissement, classe et nom"
        total={total}
        unite="élève"
        colonnes={[
          {
            cle: 'coche',
            titre: 'Relancer',
            rendre: ({ nom, eleve }) => (
              <input
                type="checkbox"
                name={nom}
                value="oui"
                defaultChecked={refus?.saisie[nom] === 'oui'}
                aria-label={`Relancer la famille de ${eleve}`}
              />
            ),
          },
          ...COLONNES,
        ]}
        lignes={lignes}
        cle={({ id }) => id}
        vide={<p>Chaque élève a sa demande.</p>}
      />
      {lignes.length > 0 ? (
        <>
          <ChampChoix
            nom="etape"
            libelle="Par quel moyen"
            options={ETAPES_DE_RELANCE.map((etape) => ({ valeur: etape, libelle: LIBELLES_RELANCES[etape] }))}
            erreur={refus?.champs.etape}
            valeur={refus?.saisie.etape ?? 'courriel'}
            enLigne
          />
          <ChampTexte
            nom="numero"
            libelle="Numéro du recommandé"
            indice="Seulement pour un recommandé, une famille à la fois : celui de la preuve de dépôt."
            facultatif
            erreur={refus?.champs.numero}
            defaultValue={refus?.saisie.numero}
          />
          <button type="submit" className="fr-btn">
            Relancer les familles cochées
          </button>
        </>
      ) : null}
    </form>
  );
}
