// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/decisionform.h"

#include "api/target.h"
#include "core/whendone.h"
#include "forms/field.h"
#include "forms/notice.h"
#include "forms/operationfacts.h"
#include "forms/seenrequests.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int FormWidth = 560;
constexpr int LongestNote = 500;
constexpr int LongestId = 200;
constexpr int RadioIndent = theme::IconSmall + theme::Gap;

} // namespace

DecisionForm::DecisionForm(const Operation &operation, const QList<Attempt> &attempts,
                           DecisionActions actions, QWidget *parent)
    : FormDialog(parent)
    , m_operation(operation)
    , m_attempts(attempts)
    , m_actions(std::move(actions))
    , m_notice(new Notice(this))
    , m_resource(new QLineEdit(this))
    , m_note(new QLineEdit(this))
{
    setObjectName(QStringLiteral("decisionForm"));
    setWindowTitle(tr("Decide what became of it"));
    setMinimumWidth(FormWidth);
    m_resource->setObjectName(QStringLiteral("resourceEdit"));
    m_resource->setMaxLength(LongestId);
    m_resourceField = new Field(tr("&Id of what came of it, if you know it"), m_resource,
                                tr("As the server shows it, e.g. trf_90."), this);
    m_note->setObjectName(QStringLiteral("noteEdit"));
    m_note->setMaxLength(LongestNote);
    m_noteField = new Field(tr("How do you &know?"), m_note,
                            tr("Kept with the operation, for whoever looks at it later."), this);
    QVBoxLayout *rows = startColumn(tr("What became of it?"));
    rows->addWidget(sentence(tr("This cannot be resolved safely from here, so nothing is sent any "
                                "more by itself. Look at the server's records, then say what you "
                                "found."),
                             this));
    rows->addWidget(facts());
    rows->addWidget(m_notice);
    rows->addWidget(choice());
    rows->addWidget(m_resourceField);
    rows->addWidget(m_noteField);
    rows->addStretch(1);
    rows->addWidget(buttons());
    connect(m_note, &QLineEdit::textChanged, this, [this] { m_noteField->setFault({}); });
    connect(m_resource, &QLineEdit::textChanged, this, [this] { m_resourceField->setFault({}); });
    tellChoice();
    m_happened->setFocus();
}

QWidget *DecisionForm::facts()
{
    auto *grid = new QWidget(this);
    auto *form = new QFormLayout(grid);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(theme::GapGroup);
    form->setVerticalSpacing(theme::GapTight);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    for (const OperationFact &fact : factsOf(m_operation, m_attempts, locale())) {
        auto *name = new QLabel(fact.name, grid);
        name->setTextFormat(Qt::PlainText);
        name->setForegroundRole(QPalette::PlaceholderText);
        form->addRow(name, selectableSentence(fact.value, grid));
    }
    return grid;
}

QWidget *DecisionForm::choice()
{
    auto *group = new QWidget(this);
    auto *rows = new QVBoxLayout(group);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapTight);
    const auto add = [&](const char *name, const QString &text, const QString &consequence) {
        auto *radio = new QRadioButton(text, group);
        radio->setObjectName(QString::fromLatin1(name));
        radio->setAccessibleDescription(consequence);
        radio->setFont(theme::heading(font()));
        QLabel *below = sentence(consequence, group);
        below->setIndent(RadioIndent);
        below->setForegroundRole(QPalette::PlaceholderText);
        rows->addWidget(radio);
        rows->addWidget(below);
        connect(radio, &QRadioButton::toggled, this, &DecisionForm::tellChoice);
        return radio;
    };
    m_happened = add("happenedButton", tr("It &happened"),
                     tr("Nothing is sent any more. With the id of what came of it, that is "
                        "followed to its end; without, this is marked as done."));
    m_didNot = add("didNotHappenButton", tr("It &did not happen"),
                   tr("It is marked as refused. Asking for it again makes a new request with a new "
                      "key: if this one did happen after all, it then happens twice."));
    return group;
}

QWidget *DecisionForm::buttons()
{
    auto *bar = new QWidget(this);
    m_ask = new QPushButton(tr("Ask the server"), bar);
    m_ask->setObjectName(QStringLiteral("askButton"));
    m_ask->setAutoDefault(false);
    auto *notYet = new QPushButton(tr("Not yet"), bar);
    notYet->setObjectName(QStringLiteral("notYetButton"));
    notYet->setDefault(true);
    m_record = new QPushButton(tr("Record this"), bar);
    m_record->setObjectName(QStringLiteral("recordButton"));
    m_record->setAutoDefault(false);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_ask);
    row->addStretch(1);
    row->addWidget(m_record);
    row->addWidget(notYet);
    connect(m_ask, &QPushButton::clicked, this, &DecisionForm::ask);
    connect(notYet, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_record, &QPushButton::clicked, this, &DecisionForm::submit);
    return bar;
}

void DecisionForm::ask()
{
    m_ask->setEnabled(false);
    whenDone(m_actions.ask(), this, [this](const Result<QList<api::SeenRequest>> &seen) {
        m_ask->setEnabled(true);
        if (!seen) {
            m_notice->say(theme::Tone::Attention, QStringLiteral("warning"),
                          tr("The server could not be asked"), seen.error().message);
            return;
        }
        const SeenWords words = wordsFor(*seen, m_operation.bodySha256, locale());
        m_notice->say(words.tone, QStringLiteral("server"), words.title, words.text);
    });
}

void DecisionForm::tellChoice()
{
    m_resourceField->setVisible(m_happened->isChecked());
    m_record->setEnabled(m_happened->isChecked() || m_didNot->isChecked());
}

void DecisionForm::submit()
{
    const QString note = m_note->text().trimmed();
    if (note.isEmpty()) {
        m_noteField->setFault(tr("Say how you know, in a few words."));
        m_note->setFocus();
        return;
    }
    const bool happened = m_happened->isChecked();
    const QString id = happened ? m_resource->text().trimmed() : QString();
    if (!id.isEmpty() && !api::isId(id)) {
        m_resourceField->setFault(
            tr("This is not an id of the server's: ids have letters, digits, '_' and '-'."));
        m_resource->setFocus();
        return;
    }
    m_record->setEnabled(false);
    whenDone(m_actions.decide(happened, id, note), this,
             [this](const Done &done) { finished(done); });
}

void DecisionForm::finished(const Done &done)
{
    if (done) {
        accept();
        return;
    }
    tellChoice();
    m_notice->say(theme::Tone::Bad, QStringLiteral("warning"), tr("The decision was not recorded"),
                  done.error().message);
}

} // namespace coinpay
