'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampTexte } from '#components/champs/texte.tsx';
import { type Colonne, Tableau } from '#components/tableau.tsx';
import { LIBELLES_MOYENS, type MoyenDeRelance } from '#lib/droit/echeances/relances.ts';
import { relancer } from '#lib/relance/actions.ts';
import { VIERGE_DE_RELANCE } from '#lib/relance/faits.ts';
import { Apercu } from './apercu.tsx';

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
  moyens,
}: {
  lignes: readonly LigneAffichee[];
  total: number;
  jour: string;
  moyens: readonly MoyenDeRelance[];
}) {
  const [{ etat, apercu, saisie }, envoyer, occupe] = useActionState(relancer, VIERGE_DE_RELANCE);
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
                defaultChecked={saisie[nom] === 'oui'}
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
            options={moyens.map((moyen) => ({ valeur: moyen, libelle: LIBELLES_MOYENS[moyen] }))}
            erreur={refus?.champs.etape}
            valeur={saisie.etape ?? 'courriel'}
            enLigne
          />
          <ChampTexte
            nom="numero"
            libelle="Numéro du recommandé"
            indice="Seulement pour un recommandé, une famille à la fois : celui de la preuve de dépôt."
            facultatif
            erreur={refus?.champs.numero}
            defaultValue={saisie.numero}
          />
          <button
            type="submit"
            name="geste"
            value="voir"
            className={apercu ? 'fr-btn fr-btn--secondary' : 'fr-btn'}
            disabled={occupe}
          >
            Voir ce qui partirait
          </button>
          {apercu ? <Apercu apercu={apercu} occupe={occupe} /> : null}
        </>
      ) : null}
    </form>
  );
}
