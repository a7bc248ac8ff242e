'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import type { Depart } from '#components/envoi/fichiers-choisis.tsx';
import { televerser } from '#components/envoi/televerser.ts';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import type { CibleDeFormulaire } from '#lib/dossier/schema.ts';
import { tropDeFichiers } from '#lib/technique/fichiers-admis.ts';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Attention } from '../../attention.tsx';
import { ChampDActe } from './champ-d-acte.tsx';
import type { Champ } from './champs.ts';

interface FormulaireActeProps {
  envoyer: (etat: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  cible: CibleDeFormulaire;
  champs: readonly Champ[];
  libelle: string;
  permis: boolean;
  retour: string;
  /** Where files go for the page to show how far they are; none when the act has no file. */
  envoi?: string;
}

const PAUSE_MS = 400;

const fichiersDe = (donnees: FormData): File[] =>
  [...donnees.values()].filter((envoi): envoi is File => envoi instanceof File && envoi.name !== '');

/** What the page tells of files before they leave; the server weighs them again, and has each examined. */
function refusDesFichiers(fichiers: readonly File[]): EtatFormulaire | null {
  const trop = tropDeFichiers(fichiers);
  return trop ? { statut: 'refuse', message: '', champs: { fichiers: trop }, saisie: {} } : null;
}

/** Names of the fields that change what leaves. */
const nomsVus = (champs: readonly Champ[]): string[] =>
  champs.flatMap((champ) => {
    if (champ.sorte === 'cases') return champ.options.map(({ nom }) => nom);
    return 'apercu' in champ && champ.apercu ? [champ.nom] : [];
  });

/** What the preview depends on, as the address carries it: never the reason that a person writes. */
function pourLApercu(formulaire: HTMLFormElement, champs: readonly Champ[], liste: string): string {
  const parametres = new URLSearchParams(liste);
  parametres.set('touche', 'oui');
  const donnees = new FormData(formulaire);
  for (const nom of nomsVus(champs)) {
    const valeur = donnees.get(nom);
    if (typeof valeur === 'string' && valeur) parametres.set(nom, valeur);
  }
  return `?${parametres}`;
}

/**
 * The form of an act. It posts without script; with script it keeps what was typed after a refusal, brings the dossier
 * up to date after a conflict, and keeps the preview in step with what is chosen.
 */
export function FormulaireActe({
  envoyer,
  cible,
  champs,
  libelle,
  permis,
  retour,
  envoi,
}: FormulaireActeProps) {
  const [etat, agir, enCours] = useActionState(envoyer, VIERGE);
  const { push, refresh, replace } = useRouter();
  const [refuse, setRefuse] = useState<EtatFormulaire | null>(null);
  const [depart, setDepart] = useState<Depart>(null);
  const minuterie = useRef<ReturnType<typeof setTimeout>>(undefined);
  // After a refusal the page is read again: its version and its preview are then those of the dossier as it is now.
  useEffect(() => {
    if (etat.statut === 'refuse') refresh();
  }, [etat, refresh]);
  const surEnvoi = (evenement: FormEvent<HTMLFormElement>) => {
    // Sent by hand rather than by React: it would empty the fields after a refusal.
    evenement.preventDefault();
    // A preview asked for now would make the router forget where the act leads.
    clearTimeout(minuterie.current);
    const donnees = new FormData(evenement.currentTarget);
    const fichiers = fichiersDe(donnees);
    const trop = refusDesFichiers(fichiers);
    setRefuse(trop);
    if (trop || depart !== null) return;
    if (envoi && fichiers.length > 0) void televerserVers(envoi, donnees);
    else startTransition(() => agir(donnees));
  };
  const televerserVers = async (adresse: string, donnees: FormData) => {
    setDepart(0);
    const reponse = await televerser(adresse, donnees, setDepart);
    if (reponse.statut === 'fait') return push(reponse.message);
    setDepart(null);
    setRefuse(reponse);
    refresh();
  };
  const surSaisie = (evenement: FormEvent<HTMLFormElement>) => {
    const formulaire = evenement.currentTarget;
    const { name } = evenement.target as HTMLInputElement;
    if (!nomsVus(champs).includes(name)) return;
    clearTimeout(minuterie.current);
    minuterie.current = setTimeout(
      () => replace(pourLApercu(formulaire, champs, cible.liste), { scroll: false }),
      PAUSE_MS,
    );
  };
  const dernier = refuse ?? etat;
  const refus = dernier.statut === 'refuse' ? dernier : null;
  return (
    <form action={agir} onSubmit={surEnvoi} onInput={surSaisie} className="formulaire-acte">
      {refus ? <Refuse refus={refus} /> : null}
      <input type="hidden" name="dossierId" value={cible.dossierId} />
      <input type="hidden" name="version" value={cible.version} />
      <input type="hidden" name="liste" value={cible.liste} />
      {champs.map((champ) => (
        <ChampDActe
          key={champ.nom}
          champ={champ}
          saisie={refus?.saisie}
          erreurs={refus?.champs ?? {}}
          depart={depart}
        />
      ))}
      {nomsVus(champs).length > 0 ? (
        <noscript>
          <input type="hidden" name="touche" value="oui" />
          <button type="submit" className="fr-btn fr-btn--tertiary" formMethod="get" formAction="">
            Actualiser l’aperçu
          </button>
        </noscript>
      ) : null}
      <div className="formulaire-acte__boutons">
        {permis ? (
          <button type="submit" className="fr-btn" aria-disabled={enCours || depart !== null}>
            {enCours || depart !== null ? 'Envoi en cours…' : libelle}
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
  const erreurs = Object.entries(refus.champs).map(([champ, message]) => ({ champ, message }));
  if (erreurs.length > 0) return <RecapitulatifErreurs erreurs={erreurs} />;
  return (
    <Attention key={refus.message}>
      <Alerte ton="erreur" titre="L’acte n’a pas été fait" annoncer>
        <p>
          {refus.message} {refus.texte ? `(${refus.texte})` : ''}
        </p>
      </Alerte>
    </Attention>
  );
}
