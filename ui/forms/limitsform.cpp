// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/limitsform.h"

#include "domain/asset.h"
#include "forms/amounttext.h"
#include "forms/confirmrules.h"
#include "forms/field.h"
#include "forms/fieldreading.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int FormWidth = 480;
constexpr int Columns = 2;

QLineEdit *editorOf(const Field *field)
{
    return qobject_cast<QLineEdit *>(field->editor());
}

} // namespace

LimitsForm::LimitsForm(Settings &settings, QWidget *parent)
    : FormDialog(parent)
    , m_settings(settings)
{
    setObjectName(QStringLiteral("limitsForm"));
    setWindowTitle(tr("Limits for sending"));
    setMinimumWidth(FormWidth);
    QVBoxLayout *rows = startColumn(windowTitle());
    rows->addWidget(
        sentence(tr("On a live profile, whoever lets more than this leave at once types "
                    "the profile's name first. Where nothing stands, the name is asked "
                    "for at any amount. The limits are the same for every profile on "
                    "this machine."),
                 this));
    rows->addLayout(fields());
    rows->addStretch(1);
    rows->addWidget(buttons());
    fill(m_settings.value(setting::nameLimits));
    editorOf(m_fields.first())->setFocus();
}

QLayout *LimitsForm::fields()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(theme::GapGroup);
    grid->setVerticalSpacing(theme::Gap);
    int number = 0;
    for (const AssetInfo &asset : knownAssets()) {
        auto *edit = new QLineEdit(this);
        edit->setObjectName(QString(asset.code) + QStringLiteral("Limit"));
        edit->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        edit->setPlaceholderText(tr("At any amount", "when a name is asked for"));
        //: An asset: %1 its name, %2 its code
        auto *field = new Field(tr("%1, in %2").arg(asset.name, asset.code), edit, {}, this);
        connect(edit, &QLineEdit::textChanged, field, [field] { field->setFault({}); });
        grid->addWidget(field, number / Columns, number % Columns, Qt::AlignTop);
        m_fields.insert(asset.code, field);
        ++number;
    }
    for (int column = 0; column < Columns; ++column)
        grid->setColumnStretch(column, 1);
    return grid;
}

QWidget *LimitsForm::buttons()
{
    auto *bar = new QWidget(this);
    auto *usual = new QPushButton(tr("Usual limits"), bar);
    usual->setObjectName(QStringLiteral("usualButton"));
    usual->setAutoDefault(false);
    auto *save = new QPushButton(tr("Save"), bar);
    save->setObjectName(QStringLiteral("saveButton"));
    save->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), bar);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setAutoDefault(false);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(usual);
    row->addStretch(1);
    row->addWidget(save);
    row->addWidget(cancel);
    connect(usual, &QPushButton::clicked, this, [this] { fill(setting::nameLimits.fallback); });
    connect(save, &QPushButton::clicked, this, &LimitsForm::save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    return bar;
}

void LimitsForm::fill(const QStringList &limits)
{
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        const std::optional<Money> limit = nameLimit(limits, field.key());
        editorOf(*field)->setText(limit ? editableAmount(limit->toDecimal(), locale()) : QString());
    }
}

void LimitsForm::save()
{
    QList<Money> limits;
    FieldReading reading;
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        const QString typed = editorOf(*field)->text().trimmed();
        if (!typed.isEmpty())
            limits.append(readMoneyField(field.key(), typed, field.key(), locale(), reading));
        (*field)->setFault(reading.faults.value(field.key()));
    }
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        if (reading.faults.contains(field.key())) {
            editorOf(*field)->setFocus();
            return;
        }
    }
    m_settings.set(setting::nameLimits,
                   withNameLimits(m_settings.value(setting::nameLimits), limits));
    accept();
}

} // namespace coinpay
