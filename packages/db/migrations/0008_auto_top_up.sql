CREATE TABLE "auto_top_up" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"package_id" text NOT NULL,
	"threshold" integer NOT NULL,
	"monthly_cap_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"gateway" text NOT NULL,
	"gateway_customer_id" text NOT NULL,
	"gateway_method_id" text NOT NULL,
	"method_label" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "auto_top_up_state_known" CHECK ("auto_top_up"."state" in ('on', 'paused')),
	CONSTRAINT "auto_top_up_gateway_known" CHECK ("auto_top_up"."gateway" in ('stripe', 'creem', 'test')),
	CONSTRAINT "auto_top_up_positive" CHECK ("auto_top_up"."threshold" > 0 and "auto_top_up"."monthly_cap_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "top_up" jsonb;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "is_automatic" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "test_gateway_checkout" ADD COLUMN "keeps_method" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "auto_top_up" ADD CONSTRAINT "auto_top_up_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auto_top_up" ADD CONSTRAINT "auto_top_up_package_id_credit_package_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."credit_package"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "order_top_up" ON "order" USING btree ("user_id") WHERE "order"."is_automatic" and "order"."state" = 'pending';