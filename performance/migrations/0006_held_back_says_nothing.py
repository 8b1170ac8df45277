from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("performance", "0005_blank_what_is_held_back")]

    operations = [
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('embargoed', 'suppressed')), _negated=True), models.Q(('is_joint', False), ('people', None), ('rank_of', None), ('raw', '')), _connector='OR'), name='figure_held_back_says_nothing'),
        ),
    ]
