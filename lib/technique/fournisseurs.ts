/** The two doors of sign-in: agents (ProConnect's shape) and families (EduConnect's shape). */
export type Fournisseur = 'agents' | 'familles';

export interface ReglagesFournisseur {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Level of authentication asked, refused when the answer gives another; empty when the provider has none. */
  acr: string;
}

function exiger(nom: string): string {
  const valeur = process.env[nom];
  if (!valeur) throw new Error(`Réglage absent : ${nom}`);
  return valeur;
}

/** Settings of one provider from the environment. Throws an Error that names the missing variable. */
export function reglages(fournisseur: Fournisseur): ReglagesFournisseur {
  const prefixe = `OIDC_${fournisseur.toUpperCase()}`;
  return {
    issuer: exiger(`${prefixe}_ISSUER`).replace(/\/$/, ''),
    clientId: exiger(`${prefixe}_CLIENT_ID`),
    clientSecret: exiger(`${prefixe}_CLIENT_SECRET`),
    acr: process.env[`${prefixe}_ACR`] ?? '',
  };
}

/** Origins a form may be redirected to, for the CSP; none while a provider is not configured. */
export function originesDesFournisseurs(): string[] {
  return ['OIDC_AGENTS_ISSUER', 'OIDC_FAMILLES_ISSUER'].flatMap((nom) => {
    const adresse = process.env[nom];
    return adresse ? [new URL(adresse).origin] : [];
  });
}

/** Address under which people reach the product. */
export function adressePublique(): URL {
  return new URL(process.env.NEXTAUTH_URL ?? 'http://localhost:3000');
}
