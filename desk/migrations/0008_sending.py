# Made by Django: what a message, the sending as a whole and its parts keep of themselves.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0007_mail_choices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Pulse',
            fields=[
                ('part', models.CharField(choices=[('clock', 'The clock (celery beat, or cron)'), ('worker', 'The worker (celery worker, or cron)'), ('mail', 'The mail server')], max_length=10, primary_key=True, serialize=False)),
                ('alive_at', models.DateTimeField(blank=True, null=True)),
                ('failed_at', models.DateTimeField(blank=True, null=True)),
                ('error', models.CharField(blank=True, default='', max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='Sender',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(max_length=32)),
                ('count', models.PositiveBigIntegerField(default=0)),
                ('held_at', models.DateTimeField(blank=True, null=True)),
                ('held_why', models.CharField(blank=True, default='', max_length=300)),
                ('is_restored', models.BooleanField(default=False)),
                ('quiet_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name='digest',
            name='address',
            field=models.EmailField(blank=True, max_length=254, null=True),
        ),
        migrations.AddField(
            model_name='digest',
            name='again_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='digest',
            name='again_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='digest',
            name='due_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='digest',
            name='state',
            field=models.CharField(choices=[('pending', 'To send'), ('sending', 'Being sent'), ('sent', 'Sent'), ('failed', 'Could not be sent'), ('unknown', 'Not known whether it arrived'), ('skipped', 'Not sent')], default='pending', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='digest',
            constraint=models.UniqueConstraint(fields=('address', 'on'), name='digest_is_one_an_address_and_date'),
        ),
        migrations.AddConstraint(
            model_name='sender',
            constraint=models.CheckConstraint(condition=models.Q(('pk', 1)), name='sender_is_the_only_one'),
        ),
    ]
