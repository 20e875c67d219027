/** Why a status changes, as commands and routes name it; the words are the chain's. */
export { isStatusReason, type StatusReason, statusReasons } from '../chain/status-reason.ts';
