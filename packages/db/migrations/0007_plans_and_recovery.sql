CREATE TABLE "plan_product" (
	"gateway" text NOT NULL,
	"product_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"monthly_credits" integer NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"is_current" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "plan_product_gateway_product_id_pk" PRIMARY KEY("gateway","product_id"),
	CONSTRAINT "plan_product_gateway_known" CHECK ("plan_product"."gateway" in ('stripe', 'creem', 'test'))
);
--> statement-breakpoint
CREATE TABLE "subscription" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"gateway" text NOT NULL,
	"gateway_subscription_id" text NOT NULL,
	"gateway_customer_id" text,
	"state" text DEFAULT 'incomplete' NOT NULL,
	"plan_id" text,
	"paid_through" timestamp (3) with time zone,
	"next_plan_id" text,
	"cancels_at" timestamp (3) with time zone,
	"past_due_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "subscription_state_known" CHECK ("subscription"."state" in ('incomplete', 'active', 'past-due', 'limited', 'canceled')),
	CONSTRAINT "subscription_gateway_known" CHECK ("subscription"."gateway" in ('stripe', 'creem', 'test'))
);
--> statement-breakpoint
CREATE TABLE "test_gateway_subscription" (
	"id" text PRIMARY KEY NOT NULL,
	"checkout_id" text NOT NULL,
	"reference" text NOT NULL,
	"state" text NOT NULL,
	"product" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"email" text,
	"declines_next" boolean DEFAULT false NOT NULL,
	"cancels_at_period_end" boolean DEFAULT false NOT NULL,
	"period_start" timestamp (3) with time zone NOT NULL,
	"period_end" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "test_gateway_subscription_checkoutId_unique" UNIQUE("checkout_id")
);
--> statement-breakpoint
CREATE TABLE "spend_limit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"api_key_id" uuid,
	"window" text NOT NULL,
	"owner" text NOT NULL,
	"credits" integer NOT NULL,
	"alert_percent" smallint DEFAULT 80 NOT NULL,
	"alerted_for" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "spend_limit_once" UNIQUE NULLS NOT DISTINCT("user_id","api_key_id","window","owner"),
	CONSTRAINT "spend_limit_window_known" CHECK ("spend_limit"."window" in ('day', 'month')),
	CONSTRAINT "spend_limit_owner_known" CHECK ("spend_limit"."owner" in ('creator', 'admin')),
	CONSTRAINT "spend_limit_credits" CHECK ("spend_limit"."credits" >= 0),
	CONSTRAINT "spend_limit_alert" CHECK ("spend_limit"."alert_percent" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" text PRIMARY KEY NOT NULL,
	"rank" smallint NOT NULL,
	"monthly_credits" integer NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"concurrency" smallint,
	"limits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "plan_not_negative" CHECK ("plan"."monthly_credits" >= 0 and "plan"."amount_minor" >= 0),
	CONSTRAINT "plan_concurrency" CHECK ("plan"."concurrency" > 0)
);
--> statement-breakpoint
CREATE TABLE "plan_assignment" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_usage" (
	"user_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"day" date NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "plan_usage_user_id_operation_day_pk" PRIMARY KEY("user_id","operation","day"),
	CONSTRAINT "plan_usage_not_negative" CHECK ("plan_usage"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "recovery_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"claim" text NOT NULL,
	"generation_id" uuid,
	"order_id" uuid,
	"note" text NOT NULL,
	"state" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"finding" text NOT NULL,
	"reason" text,
	"credits" integer DEFAULT 0 NOT NULL,
	"decided_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_request_claim_known" CHECK ("recovery_request"."claim" in ('payment_failure', 'api_error', 'system_error')),
	CONSTRAINT "recovery_request_state_known" CHECK ("recovery_request"."state" in ('waiting', 'granted', 'declined')),
	CONSTRAINT "recovery_request_one_subject" CHECK (num_nonnulls("recovery_request"."generation_id", "recovery_request"."order_id") = 1),
	CONSTRAINT "recovery_request_decided" CHECK (("recovery_request"."state" = 'waiting') = ("recovery_request"."decided_at" is null)),
	CONSTRAINT "recovery_request_credits" CHECK ("recovery_request"."credits" >= 0 and ("recovery_request"."credits" = 0 or "recovery_request"."state" = 'granted'))
);
--> statement-breakpoint
ALTER TABLE "order" ALTER COLUMN "package_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "plan_id" text;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "subscription_id" uuid;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "gateway_invoice_id" text;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "plan_id" text;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "credits" integer;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "period_end" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "test_gateway_checkout" ADD COLUMN "product" text;--> statement-breakpoint
ALTER TABLE "test_gateway_checkout" ADD COLUMN "subscription_id" text;--> statement-breakpoint
ALTER TABLE "plan_product" ADD CONSTRAINT "plan_product_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_next_plan_id_plan_id_fk" FOREIGN KEY ("next_plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "test_gateway_subscription" ADD CONSTRAINT "test_gateway_subscription_checkout_id_test_gateway_checkout_id_fk" FOREIGN KEY ("checkout_id") REFERENCES "public"."test_gateway_checkout"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_limit" ADD CONSTRAINT "spend_limit_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_limit" ADD CONSTRAINT "spend_limit_api_key_id_api_key_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_assignment" ADD CONSTRAINT "plan_assignment_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_assignment" ADD CONSTRAINT "plan_assignment_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_request" ADD CONSTRAINT "recovery_request_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_request" ADD CONSTRAINT "recovery_request_generation_id_generation_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_request" ADD CONSTRAINT "recovery_request_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_product_current" ON "plan_product" USING btree ("gateway","plan_id") WHERE "plan_product"."is_current";--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_gateway" ON "subscription" USING btree ("gateway","gateway_subscription_id");--> statement-breakpoint
CREATE INDEX "subscription_user" ON "subscription" USING btree ("user_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_live" ON "subscription" USING btree ("user_id") WHERE "subscription"."state" in ('active', 'past-due', 'limited');--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_request_generation" ON "recovery_request" USING btree ("generation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_request_order" ON "recovery_request" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "recovery_request_state" ON "recovery_request" USING btree ("state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "recovery_request_user" ON "recovery_request" USING btree ("user_id","id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_subscription_id_subscription_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscription"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_subscription" ON "payment" USING btree ("subscription_id") WHERE "payment"."subscription_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_invoice" ON "payment" USING btree ("gateway","gateway_invoice_id") WHERE "payment"."gateway_invoice_id" is not null;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_one_thing" CHECK (num_nonnulls("order"."package_id", "order"."plan_id") = 1);
--> statement-breakpoint
INSERT INTO "plan" ("id", "rank", "monthly_credits", "amount_minor", "currency", "concurrency", "limits", "updated_at") VALUES
	('free', 0, 0, 0, 'USD', null, '{"text-to-video": {"limit": 20, "window": "day"}, "speech": {"limit": 40, "window": "day"}}', now()),
	('creator', 1, 150, 1200, 'USD', 3, '{"text-to-video": {"limit": 60, "window": "day"}, "speech": {"limit": 200, "window": "day"}}', now()),
	('pro', 2, 400, 2900, 'USD', 5, '{}', now()),
	('business', 3, 1500, 9900, 'USD', 10, '{}', now());
