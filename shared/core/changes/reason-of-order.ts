/** Why a record is withdrawn that documents may still say: the public learns that it was decided; who decided it, and why, stays with the order. */
export const reasonOfOrder = '发布单位决定撤回';
