// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/draftform.h"

#include "core/text.h"
#include "forms/field.h"
#include "forms/notice.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int FormWidth = 480;
constexpr int DraftDelayMs = 300;

} // namespace

DraftForm::DraftForm(const Words &words, SaveDraft saveDraft, QWidget *parent)
    : FormDialog(parent)
    , m_words(words)
    , m_saveDraft(std::move(saveDraft))
    , m_notice(new Notice(this))
    , m_page(new QWidget(this))
{
    setWindowTitle(words.title);
    setMinimumWidth(FormWidth);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(DraftDelayMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &DraftForm::keepDraft);
}

void DraftForm::finishBuilding(QWidget *first)
{
    QVBoxLayout *rows = startColumn(m_words.title);
    rows->addWidget(m_notice);
    rows->addWidget(m_page);
    rows->addStretch(1);
    rows->addWidget(buttons());
    changed();
    m_draftTimer.stop();
    first->setFocus();
}

QWidget *DraftForm::buttons()
{
    auto *bar = new QWidget(this);
    m_discard = new QPushButton(tr("Discard draft"), bar);
    m_discard->setObjectName(QStringLiteral("discardButton"));
    m_discard->setFlat(true);
    m_discard->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close"), bar);
    close->setObjectName(QStringLiteral("closeButton"));
    close->setToolTip(tr("What is typed here stays as a draft."));
    close->setAutoDefault(false);
    m_create = new QPushButton(m_words.create, bar);
    m_create->setObjectName(QStringLiteral("createButton"));
    m_create->setDefault(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_discard);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(m_create);
    connect(m_discard, &QPushButton::clicked, this, &DraftForm::discard);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &DraftForm::submit);
    return bar;
}

//! A dialog hides itself as it goes, and the keyboard leaves its field: by then there is nobody
//! left to read the fields.
DraftForm::~DraftForm()
{
    for (Field *field : std::as_const(m_rows))
        field->disconnect(this);
}

void DraftForm::watch(const QString &name, Field *field)
{
    m_order.append(name);
    m_rows.insert(name, field);
    connect(field, &Field::left, this, [this, field] {
        // Passing through an empty field is not an edit.
        const auto *line = qobject_cast<QLineEdit *>(field->editor());
        if (!line || !line->text().isEmpty() || field->isTouched()) {
            field->setTouched();
            showFaults();
        }
    });
}

void DraftForm::fillFields(const std::function<void()> &fill)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        fill();
    }
    changed();
}

void DraftForm::explainRefusal(const Error &error)
{
    const QString words = displayText(error.message);
    m_notice->say(theme::Tone::Bad, QStringLiteral("slash-circle"), m_words.refused,
                  error.requestId.isEmpty()
                      ? words
                      : tr("%1\nRequest id: %2").arg(words, displayText(error.requestId)));
    for (const FieldError &fault : error.fields) {
        if (!m_rows.contains(fault.field))
            continue;
        m_refused.insert(fault.field, fault.message);
        reveal(fault.field);
    }
    showFaults();
}

void DraftForm::edited(const QString &name)
{
    m_refused.remove(name);
    if (m_create)
        changed();
}

void DraftForm::changed()
{
    m_discard->setEnabled(!packed().isEmpty());
    showFaults();
    if (!m_filling)
        m_draftTimer.start();
}

void DraftForm::showFaults()
{
    const FieldReading read = reading();
    for (auto field = m_rows.cbegin(); field != m_rows.cend(); ++field) {
        QString sentence = read.faults.value(field.key());
        if (read.unfinished.contains(field.key()) && !field.value()->isTouched())
            sentence.clear();
        if (sentence.isEmpty())
            sentence = m_refused.value(field.key());
        field.value()->setFault(sentence);
    }
    showHints(read);
}

void DraftForm::reveal(const QString &) {}

void DraftForm::showHints(const FieldReading &) {}

void DraftForm::keepDraft()
{
    m_draftTimer.stop();
    m_saveDraft(packed());
}

void DraftForm::discard()
{
    m_refused.clear();
    m_notice->clear();
    fillFields([this] { blank(); });
    keepDraft();
    m_rows.value(m_order.first())->editor()->setFocus();
}

void DraftForm::submit()
{
    if (m_sending)
        return;
    for (Field *field : std::as_const(m_rows))
        field->setTouched();
    const FieldReading read = reading();
    showFaults();
    for (const QString &name : std::as_const(m_order)) {
        if (!read.faults.contains(name))
            continue;
        reveal(name);
        m_rows.value(name)->editor()->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!read.faults.isEmpty())
        return;
    m_sending = true;
    m_page->setEnabled(false);
    m_create->setEnabled(false);
    create().then(this, [this](const Result<Operation> &result) { finished(result); });
}

void DraftForm::finished(const Result<Operation> &result)
{
    m_sending = false;
    m_page->setEnabled(true);
    m_create->setEnabled(true);
    if (!result) {
        m_notice->say(theme::Tone::Bad, QStringLiteral("disk"), m_words.notCreated,
                      tr("%1 Nothing was sent; everything you typed is still here.",
                         "%1 a sentence that says what went wrong")
                          .arg(result.error().message));
        return;
    }
    m_draftTimer.stop();
    m_saveDraft({});
    m_refused.clear();
    Q_EMIT created(*result);
    m_created = true; // the draft is gone for good
    QDialog::done(Accepted);
}

void DraftForm::done(int result)
{
    if (m_sending)
        return;
    if (!m_created)
        keepDraft();
    QDialog::done(result);
}

} // namespace coinpay
