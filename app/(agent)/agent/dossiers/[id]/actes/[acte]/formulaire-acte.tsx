'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import type { CibleDeFormulaire } from '#lib/dossier/schema.ts';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { ChampDActe } from './champ-d-acte.tsx';
import type { Champ } from './champs.ts';

interface FormulaireActeProps {
  envoyer: (etat: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  cible: CibleDeFormulaire;
  champs: readonly Champ[];
  libelle: string;
  permis: boolean;
  retour: string;
}

const PAUSE_MS = 400;

const seVoit = (champ: Champ): boolean =>
  champ.sorte === 'cases' || ('apercu' in champ && champ.apercu === true);

/** What the preview depends on, as the address carries it: never the reason that a person writes. */
function pourLApercu(formulaire: HTMLFormElement, champs: readonly Champ[], liste: string): string {
  const parametres = new URLSearchParams(liste);
  parametres.set('touche', 'oui');
  const noms = champs
    .filter(seVoit)
    .flatMap((champ) => (champ.sorte === 'cases' ? champ.options.map(({ nom }) => nom) : [champ.nom]));
  const donnees = new FormData(formulaire);
  for (const nom of noms) {
    const valeur = donnees.get(nom);
    if (typeof valeur === 'string' && valeur) parametres.set(nom, valeur);
  }
  return `?${parametres}`;
}

/**
 * The form of an act. It posts without script; with script it keeps what was typed after a refusal, brings the dossier
 * up to date after a conflict, and keeps the preview in step with what is chosen.
 */
export function FormulaireActe({ envoyer, cible, champs, libelle, permis, retour }: FormulaireActeProps) {
  const [etat, agir, enCours] = useActionState(envoyer, VIERGE);
  const { refresh, replace } = useRouter();
  const minuterie = useRef<ReturnType<typeof setTimeout>>(undefined);
  // After a refusal the page is read again: its version and its preview are then those of the dossier as it is now.
  useEffect(() => {
    if (etat.statut === 'refuse') refresh();
  }, [etat, refresh]);
  const surEnvoi = (evenement: FormEvent<HTMLFormElement>) => {
    // Sent by hand rather than by React: it would empty the fields after a refusal.
    evenement.preventDefault();
    const donnees = new FormData(evenement.currentTarget);
    startTransition(() => agir(donnees));
  };
  const surSaisie = (evenement: FormEvent<HTMLFormElement>) => {
    const formulaire = evenement.currentTarget;
    if (!champs.some(seVoit)) return;
    clearTimeout(minuterie.current);
    minuterie.current = setTimeout(
      () => replace(pourLApercu(formulaire, champs, cible.liste), { scroll: false }),
      PAUSE_MS,
    );
  };
  const refus = etat.statut === 'refuse' ? etat : null;
  return (
    <form action={agir} onSubmit={surEnvoi} onInput={surSaisie} className="formulaire-acte">
      {refus ? <Refuse refus={refus} /> : null}
      <input type="hidden" name="dossierId" value={cible.dossierId} />
      <input type="hidden" name="version" value={cible.version} />
      <input type="hidden" name="liste" value={cible.liste} />
      {champs.map((champ) => (
        <ChampDActe key={champ.nom} champ={champ} saisie={refus?.saisie} erreurs={refus?.champs ?? {}} />
      ))}
      {champs.some(seVoit) ? (
        <noscript>
          <input type="hidden" name="touche" value="oui" />
          <button type="submit" className="fr-btn fr-btn--tertiary" formMethod="get" formAction="">
            Actualiser l’aperçu
          </button>
        </noscript>
      ) : null}
      <div className="formulaire-acte__boutons">
        {permis ? (
          <button type="submit" className="fr-btn" aria-disabled={enCours}>
            {enCours ? 'Envoi en cours…' : libelle}
          </button>
        ) : null}
        <Link className="fr-btn fr-btn--secondary" href={retour} prefetch={false}>
          Revenir au dossier
        </Link>
      </div>
    </form>
  );
}

function Refuse({ refus }: { refus: Extract<EtatFormulaire, { statut: 'refuse' }> }) {
  const champs = Object.entries(refus.champs).map(([champ, message]) => ({ champ, message }));
  const general = { champ: 'contenu', message: `${refus.message}${refus.texte ? ` (${refus.texte})` : ''}` };
  return (
    <RecapitulatifErreurs key={JSON.stringify(refus)} erreurs={champs.length > 0 ? champs : [general]} />
  );
}
