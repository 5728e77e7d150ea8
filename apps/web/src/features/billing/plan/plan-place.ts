/** Where one looks after one's plan. */
export const PLAN_PLACE = '/credits/plan'

/** The name in its address of the plan to change to. */
export const CHANGE_TO = 'to'

/** There, with the question what a change to this plan would mean. */
export const changeTo = (planId: string) => `${PLAN_PLACE}?${CHANGE_TO}=${encodeURIComponent(planId)}`
