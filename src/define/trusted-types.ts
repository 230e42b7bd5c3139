const POLICIES = ['lit-html', 'target-tiles'];

/**
 * Says which of the policies that this library makes a page does not list. Lit
 * makes its own while it loads, and fails where it may not: this module comes
 * before it, so that somebody can say why there is nothing on the page.
 */
if ('trustedTypes' in globalThis)
  addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => {
    if (effectiveDirective === 'trusted-types' && POLICIES.includes(sample))
      console.warn(
        `target-tiles: the content security policy lacks “${sample}”. It needs: trusted-types ${POLICIES.join(' ')}`,
      );
  });
