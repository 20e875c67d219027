export { learnerWaySchema } from '../../pathway/learner-way/learner-way.ts';
