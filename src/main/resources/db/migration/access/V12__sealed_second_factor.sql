-- Under the name by which a rotation of keys finds it; null once its key was lost for good.
alter table second_factor rename column secret to sealed_secret;
alter table second_factor alter column sealed_secret drop not null;
