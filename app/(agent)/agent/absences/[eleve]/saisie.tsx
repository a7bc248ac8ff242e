'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampDate, ChampListe, ChampTexte } from '#components/champs/texte.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { direAbsences } from '#lib/absence/actions.ts';
import { ETATS_D_ABSENCE, MOMENTS } from '#lib/absence/schema.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

const enOptions = (libelles: Readonly<Record<string, string>>) =>
  Object.entries(libelles).map(([valeur, libelle]) => ({ valeur, libelle }));

/** What the person says of half-days: the secretariat records them, the chef judges. */
export function SaisieDAbsences({ eleveId, juge }: { eleveId: string; juge: boolean }) {
  const [etat, envoyer] = useActionState(direAbsences, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const saisie = refus?.saisie ?? {};
  const champ = (nom: string, defaut = '') => ({
    nom,
    defaultValue: saisie[nom] ?? defaut,
    erreur: refus?.champs[nom],
  });
  const erreurs = Object.entries(refus?.champs ?? {}).map(([nom, message]) => ({ champ: nom, message }));
  const etats = enOptions(ETATS_D_ABSENCE).filter(
    ({ valeur }) => juge || valeur === 'a_juger' || valeur === 'retiree',
  );
  return (
    <form action={envoyer} noValidate key={JSON.stringify([saisie, etat.statut])}>
      {etat.statut === 'fait' ? (
        <Alerte ton="succes" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      {refus && erreurs.length === 0 ? (
        <Alerte ton="erreur" annoncer>
          {refus.message}
        </Alerte>
      ) : null}
      <RecapitulatifErreurs erreurs={erreurs} />
      <input type="hidden" name="eleveId" value={eleveId} />
      <div className="saisie__rangee">
        <ChampDate {...champ('du')} libelle="Premier jour" autoComplete="off" />
        <ChampDate {...champ('au')} libelle="Dernier jour" autoComplete="off" />
        <ChampListe {...champ('moment', 'journee')} libelle="Moment" options={enOptions(MOMENTS)} />
      </div>
      <ChampCase
        nom="mercredi"
        libelle="Le mercredi après-midi est un temps de classe"
        defaultChecked={saisie.mercredi === 'oui'}
      />
      <ChampChoix
        nom="etat"
        libelle="Ces absences sont"
        options={etats}
        valeur={saisie.etat ?? 'a_juger'}
        erreur={refus?.champs.etat}
        enLigne
      />
      <ChampTexte
        {...champ('motif')}
        libelle="Motif"
        indice="Ce que la famille en dit. Qui paie la bourse ne le lit pas."
        facultatif
        autoComplete="off"
      />
      <button type="submit" className="fr-btn">
        Enregistrer
      </button>
    </form>
  );
}
