from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_purges")]

    operations = [
        migrations.AlterField(
            model_name="relation",
            name="kind",
            field=models.CharField(
                choices=[
                    ("announces", "Giới thiệu"),
                    ("implements", "Thực hiện"),
                    ("replaces", "Thay thế"),
                    ("amends", "Sửa đổi, bổ sung"),
                    ("repeals", "Bãi bỏ"),
                    ("forwards", "Theo đề nghị tại"),
                    ("repeats", "Nhắc lại"),
                    ("reminds", "Đôn đốc"),
                    ("refers", "Dẫn chiếu"),
                ],
                max_length=12,
            ),
        )
    ]
